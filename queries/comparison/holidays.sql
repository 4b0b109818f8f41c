-- 指标：假期
-- Metric: Holidays
-- 口径：假期 = 含法定节日的最长连休，首末两日都含，跨年的归法定节日所在年。两节相连的是
--   一个假期，名称用、连写，is_merged 为真；main_name 为其中最长的节（春节、国庆、劳
--   动，再按名称），中秋国庆因此与国庆相比。known_as 为查询时认得的各种叫法。is_lunar：
--   按农历 true，按公历或节气 false，不认得的节日为空。is_whole = 首日前一天和末日后一
--   天日历都有，假期不会更长；否则假期可能被日历的边缘截断。is_provisional = 其中有暂定
--   的日子。compared_ 各列为上一年 main_name 相同的假期，没有则为空。不涉及客流和片区。
-- Definition: A holiday is the longest run of days off that holds a statutory day, both
--   ends included; one that crosses the year belongs to the year of that day. Two that
--   touch are one holiday, their names joined by 、, is_merged true; main_name is the
--   longest of them (春节, 国庆, 劳动, then by name), so that 中秋、国庆 compares with 国庆.
--   known_as = the names it is found by. is_lunar: true by the lunar calendar, false by
--   the solar one or a solar term, NULL for names not known here. is_whole = the
--   calendar knows the day before and the day after, so that it cannot be longer;
--   otherwise the edge of the calendar may cut it. is_provisional = some of its days
--   are provisional. The compared_ columns are the holiday of the same main_name a year
--   earlier, NULL without one. Counts and districts play no part.
-- 粒度：一行 = 一个假期
-- Grain: one row = a holiday
-- 单位：日期、天
-- Unit: dates, days
-- 来源：mart.holiday（mart.holiday_day、core.dim_calendar）
-- Source: mart.holiday, from mart.holiday_day and core.dim_calendar
create or replace macro metric.holidays() as table (
    select
        holiday.holiday_name as holiday_name,
        holiday.holiday_year as holiday_year,
        holiday.starts_on as starts_on,
        holiday.ends_on as ends_on,
        holiday.day_count as day_count,
        holiday.is_merged as is_merged,
        holiday.main_name as main_name,
        holiday.is_lunar as is_lunar,
        holiday.is_whole as is_whole,
        holiday.is_provisional as is_provisional,
        holiday.compared_holiday_name as compared_holiday_name,
        holiday.compared_starts_on as compared_starts_on,
        holiday.compared_ends_on as compared_ends_on,
        holiday.compared_day_count as compared_day_count,
        holiday.compared_is_merged as compared_is_merged,
        holiday.known_as as known_as,
    from mart.holiday
    order by starts_on
);
