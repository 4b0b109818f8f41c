-- 指标：欺诈的法定赔偿
-- Metric: Compensation due for fraud by law
-- 口径：按消费者权益保护法第五十五条：经营者有欺诈行为的，退还价款之外增加赔偿价款的三
--   倍，不足 500 元的为 500 元。只算增加的部分，不含退还的价款。是否欺诈由案件认定，这
--   里不判断。价款为空、0 或负数时为空，verdict 为 not_known，reason 为 no_base；否则
--   known。不涉及日期和片区。
-- Definition: By article 55 of the Law on the Protection of Consumer Rights and
--   Interests: for fraud, three times the price on top of the price paid back, at least
--   500 yuan. Only the addition, without the price itself. Whether there was fraud is
--   for the case to find. NULL where the price is NULL, 0 or negative, with verdict
--   not_known and reason no_base; otherwise known. No dates or districts are involved.
-- 粒度：只有一行
-- Grain: exactly one row
-- 单位：元
-- Unit: yuan
-- 来源：所给的价款
-- Source: the price given
create or replace macro metric.fraud_compensation(price) as table (
    with asked as (
        select cast(price as decimal(12, 2)) as paid_yuan
    )

    select
        asked.paid_yuan as paid_yuan,
        case
            when asked.paid_yuan * 3 >= 500 then asked.paid_yuan * 3
            when asked.paid_yuan > 0 then 500
        end as compensation_yuan,
        case when asked.paid_yuan > 0 then 'known' else 'not_known' end as verdict,
        case
            when coalesce(asked.paid_yuan, 0) <= 0 then 'no_base'
        end as reason,
    from asked
);
