create table core.dim_calendar (
    calendar_on date not null,
    is_rest_day boolean not null,
    is_makeup_workday boolean not null,
    holiday_name varchar,
    status varchar not null,
    source_name varchar,
    delivery_id integer not null,
    source_sheet varchar,
    source_row integer not null
);

comment on table core.dim_calendar is
'一行 = 一天，按国务院办公厅放假通知；没有通知的年份没有行，不推测。主键 calendar_on。 · One row = a day, by the State Council notice; years without a notice have no rows and nothing is guessed. Key: calendar_on.';
comment on column core.dim_calendar.calendar_on is '日期 · day';
comment on column core.dim_calendar.is_rest_day is
'是否休息（周末或放假，调休上班日为否） · a day off: weekend or holiday, and not a make-up workday';
comment on column core.dim_calendar.is_makeup_workday is
'是否调休上班日 · a weekend day worked to make up for a holiday';
comment on column core.dim_calendar.holiday_name is
'通知里点名的法定节日，如 国庆；假期中其余日子为空 · statutory holiday named for this day; NULL on other days';
comment on column core.dim_calendar.status is
'official = 有正式通知，provisional = 暂定 · official or provisional';
comment on column core.dim_calendar.source_name is '依据，如通知文号 · the notice it rests on';
comment on column core.dim_calendar.delivery_id is
'来自哪次报送，见 ledger.delivery · the delivery it came in';
comment on column core.dim_calendar.source_sheet is
'来自哪张工作表；CSV 为空 · worksheet; NULL for CSV';
comment on column core.dim_calendar.source_row is
'来自文件第几行（从 1 起） · line of the file, counted from 1';
