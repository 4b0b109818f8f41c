-- 指标：占比的 Wilson 区间
-- Metric: The Wilson interval of a share
-- 口径：件数 ÷ 总件数的双侧 Wilson 区间，90% 与 95% 各一个：（p + z²/2n ± z·√(p(1−
--   p)/n + z²/4n²)）÷（1 + z²/n）。全部都是时上限为 1，一件都不是时下限为 0；总件数为
--   0 或为空时都为空。区间只说偶然，不说没有评价的人会怎样评。不涉及日期和片区。
-- Definition: The two-sided Wilson interval of part ÷ whole, at 90 % and at 95 %: (p
--   + z²/2n ± z·√(p(1−p)/n + z²/4n²)) ÷ (1 + z²/n). With all of them the upper end is
--   1, with none the lower end is 0; NULL when the whole is 0 or NULL. It speaks of
--   chance alone, not of how those who did not answer would have. No dates or
--   districts are involved.
-- 粒度：只有一行
-- Grain: exactly one row
-- 单位：占比 0–1
-- Unit: shares 0–1
-- 来源：参数
-- Source: its parameters
create or replace macro metric.wilson_interval(part_count, whole_count) as table (
    with asked as (
        select
            cast(part_count as double) as part,
            nullif(cast(whole_count as double), 0) as whole,
            -- the 95 % and 97.5 % points of the normal distribution
            cast(1.6448536269514722 as double) as z_90,
            cast(1.959963984540054 as double) as z_95,
    ),

    centres as (
        select
            (part + z_90 * z_90 / 2) / (whole + z_90 * z_90) as centre_90,
            z_90 / (whole + z_90 * z_90)
            * sqrt(part * (whole - part) / whole + z_90 * z_90 / 4) as half_90,
            (part + z_95 * z_95 / 2) / (whole + z_95 * z_95) as centre_95,
            z_95 / (whole + z_95 * z_95)
            * sqrt(part * (whole - part) / whole + z_95 * z_95 / 4) as half_95,
            part,
            whole,
        from asked
    )

    -- the ends of 0 and 1 are exact, not one digit of a double off
    select
        case when part = 0 then whole * 0 else centre_90 - half_90 end
            as low_90_share,
        case when part = whole then 1 else centre_90 + half_90 end
            as high_90_share,
        case when part = 0 then whole * 0 else centre_95 - half_95 end
            as low_share,
        case when part = whole then 1 else centre_95 + half_95 end
            as high_share,
    from centres
);
