-- A link takes effect when what it names was received before, so that links cannot run
-- in a circle and no complaint is lost in one. Void rows are as if they were not there:
-- what repeats a void row is a case. Of several rows that name one which is not in the
-- warehouse, the first stands for it.
create view mart.complaint_entry as
with recursive live_entries as (
    select
        complaint_id,
        linked_complaint_id,
        received_at,
    from core.fct_complaint
    where not is_void
),

named_originals as (
    select
        live_entries.complaint_id as complaint_id,
        live_entries.received_at as received_at,
        original.complaint_id as original_id,
        original.received_at as original_received_at,
        original.linked_complaint_id as original_linked_id,
        first_value(live_entries.complaint_id) over (
            partition by live_entries.linked_complaint_id
            order by live_entries.received_at, live_entries.complaint_id
        ) as first_naming_id,
    from live_entries
    left join live_entries as original -- left: it may not have been delivered
        on live_entries.linked_complaint_id = original.complaint_id
    where live_entries.linked_complaint_id is not null
),

next_steps as (
    select
        complaint_id,
        case
            when original_id is null then first_naming_id
            when original_received_at < received_at then original_id
            -- a transfer often keeps the time of its original
            when
                original_received_at = received_at
                and (original_linked_id is null or original_id < complaint_id)
                then original_id
            else complaint_id
        end as next_id,
    from named_originals
),

climbed as (
    select
        next_steps.complaint_id as complaint_id,
        next_steps.next_id as reached_id,
        1 as depth,
    from next_steps
    where next_steps.next_id <> next_steps.complaint_id

    union all

    select
        climbed.complaint_id as complaint_id,
        next_steps.next_id as reached_id,
        climbed.depth + 1 as depth,
    from climbed
    inner join next_steps -- ends at what is linked to nothing
        on climbed.reached_id = next_steps.complaint_id
    where next_steps.next_id <> next_steps.complaint_id
),

case_of_entry as (
    select
        complaint_id,
        max_by(reached_id, depth) as case_complaint_id,
    from climbed
    group by complaint_id
)

select
    fct_complaint.complaint_id as complaint_id,
    case
        when fct_complaint.is_void then 'void'
        when case_of_entry.case_complaint_id is null then 'case'
        else coalesce(fct_complaint.link_kind, 'linked')
    end as entry_type,
    case
        when not fct_complaint.is_void
            then
                coalesce(case_of_entry.case_complaint_id, fct_complaint.complaint_id)
    end as case_complaint_id,
    coalesce(
        fct_complaint.district_id, dim_merchant.district_id, 'unknown'
    ) as district_id,
    fct_complaint.channel as channel,
    fct_complaint.category as category,
    fct_complaint.received_at as received_at,
    cast(fct_complaint.received_at as date) as received_on,
    fct_complaint.linked_complaint_id as linked_complaint_id,
    fct_complaint.delivery_id as delivery_id,
    fct_complaint.source_sheet as source_sheet,
    fct_complaint.source_row as source_row,
from core.fct_complaint
-- left: most rows are linked to nothing
left join case_of_entry
    on fct_complaint.complaint_id = case_of_entry.complaint_id
-- left: a complaint about an unregistered merchant is still a complaint
left join core.dim_merchant
    on fct_complaint.merchant_id = dim_merchant.merchant_id;

comment on view mart.complaint_entry is
'一行 = 一件登记的投诉，算在哪一件案件里。催办、重复、转派与原件算一件；原件晚于本行受理的关联不算数；原件作废或没有报送时，最先提到它的一行算作案件。 · One row = a complaint as registered, with the case it counts in. Urgings, repeats and transfers count with their original; a link to something received later has no effect; where the original is void or was not delivered, the first row that names it is the case.';
comment on column mart.complaint_entry.complaint_id is '投诉编号 · complaint';
comment on column mart.complaint_entry.entry_type is
'case 案件、urging 催办、repeat 重复、transfer 转派、linked 关联而没有写类型、void 作废 · what the row is; linked = of a kind not said';
comment on column mart.complaint_entry.case_complaint_id is
'算在哪一件案件里，案件本身为自己；作废为空 · the case it counts in, a case itself; NULL when void';
comment on column mart.complaint_entry.district_id is
'片区：文件所给，没有则按商户登记，再没有为 unknown · district as delivered, else the merchant''s, else unknown';
comment on column mart.complaint_entry.channel is '渠道 · channel';
comment on column mart.complaint_entry.category is '类别 · category';
comment on column mart.complaint_entry.received_at is '受理时间 · received';
comment on column mart.complaint_entry.received_on is '受理日期 · day received';
comment on column mart.complaint_entry.linked_complaint_id is
'文件所给的原投诉编号 · the original as delivered';
comment on column mart.complaint_entry.delivery_id is '来自哪次报送 · delivery';
comment on column mart.complaint_entry.source_sheet is '来自哪张工作表 · worksheet';
comment on column mart.complaint_entry.source_row is '来自文件第几行 · line of the file';
