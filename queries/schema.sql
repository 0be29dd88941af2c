-- The store: one row per thing the document says, and what was read out of it.
-- Amounts are exact decimals in million VND (six decimals: one đồng is 0.000001). Lines count from 1 in the decision's text.

create table decision (
    decision_id varchar primary key,
    number varchar not null,
    signed_on date not null,
    place varchar not null,
    issuer varchar not null,
    issuer_code varchar not null,
    title varchar not null,
    appendix_title varchar not null,
    fiscal_year smallint not null check (fiscal_year between 2000 and 2100),
    unit varchar not null,
    stated_total decimal(18, 6) check (stated_total >= 0),
    total_line integer,
    signer varchar not null,
    signer_office varchar not null,
    proposed_by varchar not null,
    legal_bases varchar[] not null,
    recipients varchar[] not null,
    source_name varchar not null,
    source_sha256 varchar not null check (length(source_sha256) = 64)
);
comment on table decision is 'A decision whose appendix is a task list.';
comment on column decision.decision_id is 'Number, issuer and year: 2323-QD-BCT-2021.';
comment on column decision.number is 'Number as cited: 2323/QĐ-BCT.';
comment on column decision.signed_on is 'Day of signature.';
comment on column decision.place is 'Place of signature, verbatim.';
comment on column decision.issuer is 'Office that issued it, verbatim.';
comment on column decision.issuer_code is 'Abbreviation of the issuing body in the number.';
comment on column decision.title is 'Title, verbatim.';
comment on column decision.appendix_title is 'Title of the appendix, verbatim.';
comment on column decision.fiscal_year is 'Budget year of the list.';
comment on column decision.unit is 'Unit of the amounts in the document.';
comment on column decision.stated_total is 'Printed grand total, million VND; null where none is printed.';
comment on column decision.total_line is 'Line of the printed grand total.';
comment on column decision.signer is 'Who signed, verbatim.';
comment on column decision.signer_office is 'On whose behalf and in which office, verbatim.';
comment on column decision.proposed_by is 'Who proposed it, verbatim.';
comment on column decision.legal_bases is 'Legal bases, verbatim, in order.';
comment on column decision.recipients is 'Recipients, verbatim, in order.';
comment on column decision.source_name is 'File of the text.';
comment on column decision.source_sha256 is 'SHA-256 of that file, byte for byte.';

create table source_line (
    decision_id varchar not null references decision (decision_id),
    line integer not null check (line >= 1),
    text varchar not null,
    primary key (decision_id, line)
);
comment on table source_line is 'A line of the decision''s text.';
comment on column source_line.decision_id is 'Decision.';
comment on column source_line.line is 'Number of the line, from 1.';
comment on column source_line.text is 'The line as it stands, in NFC.';

create table section (
    decision_id varchar not null references decision (decision_id),
    section_code varchar not null,
    position smallint not null check (position >= 1),
    title varchar not null,
    short_vi varchar not null,
    short_en varchar not null,
    stated_budget decimal(18, 6) check (stated_budget >= 0),
    source_line integer not null,
    primary key (decision_id, section_code)
);
comment on table section is 'A section row.';
comment on column section.decision_id is 'Decision.';
comment on column section.section_code is 'Roman numeral: I.';
comment on column section.position is 'Place in the list, from 1.';
comment on column section.title is 'Title, verbatim.';
comment on column section.short_vi is 'Short Vietnamese name for charts, ours.';
comment on column section.short_en is 'Short English name for charts, ours.';
comment on column section.stated_budget is 'Amount printed on the section row, million VND.';
comment on column section.source_line is 'Line of the row.';

create table task (
    decision_id varchar not null,
    task_code varchar not null,
    section_code varchar not null,
    position smallint not null check (position >= 1),
    title varchar not null,
    short_vi varchar not null,
    short_en varchar not null,
    budget decimal(18, 6) check (budget >= 0),
    year_from smallint,
    year_to smallint check (year_to >= year_from),
    source_line integer not null,
    search_text varchar not null,
    primary key (decision_id, task_code),
    foreign key (decision_id, section_code) references section (decision_id, section_code)
);
comment on table task is 'A task row.';
comment on column task.decision_id is 'Decision.';
comment on column task.task_code is 'Section and number: I.1.';
comment on column task.section_code is 'Section.';
comment on column task.position is 'Place in the section, from 1.';
comment on column task.title is 'Title, verbatim.';
comment on column task.short_vi is 'Short Vietnamese name for charts, ours.';
comment on column task.short_en is 'Short English name for charts, ours.';
comment on column task.budget is 'Amount printed on the task row, million VND.';
comment on column task.year_from is 'First year; null where the row states none.';
comment on column task.year_to is 'Last year; null where the row states none.';
comment on column task.source_line is 'Line of the row.';
comment on column task.search_text is 'All text of the task without accents, then with accents in one placement.';

create table passage (
    decision_id varchar not null,
    task_code varchar not null,
    field varchar not null check (field in ('objective', 'activity', 'product')),
    position smallint not null check (position >= 1),
    text varchar not null check (text <> ''),
    source_line integer not null,
    primary key (decision_id, task_code, field, position),
    foreign key (decision_id, task_code) references task (decision_id, task_code)
);
comment on table passage is 'A bullet of a task.';
comment on column passage.decision_id is 'Decision.';
comment on column passage.task_code is 'Task.';
comment on column passage.field is 'Column of the appendix: objective, activity or product.';
comment on column passage.position is 'Place in the cell, from 1.';
comment on column passage.text is 'Text, verbatim in NFC, without tags and bullet mark.';
comment on column passage.source_line is 'Line of the row.';

create table sector (
    sector_code varchar primary key,
    name_vi varchar not null,
    name_en varchar not null,
    vsic varchar[] not null,
    vsic_version varchar not null,
    named_in_889 boolean not null
);
comment on table sector is 'An industry that tasks name, or cross_sector, or administration.';
comment on column sector.sector_code is 'Code.';
comment on column sector.name_vi is 'Vietnamese name.';
comment on column sector.name_en is 'English name.';
comment on column sector.vsic is 'Divisions of the Vietnam Standard Industrial Classification.';
comment on column sector.vsic_version is 'Edition of the classification.';
comment on column sector.named_in_889 is 'Whether Decision 889/QĐ-TTg names it for lower material use.';

create table task_sector (
    decision_id varchar not null,
    task_code varchar not null,
    sector_code varchar not null references sector (sector_code),
    share decimal(9, 8) not null check (share > 0 and share <= 1),
    is_alternative boolean not null,
    evidence varchar not null,
    primary key (decision_id, task_code, sector_code),
    foreign key (decision_id, task_code) references task (decision_id, task_code)
);
comment on table task_sector is 'A sector of a task: a reading of ours, with the phrase that proves it.';
comment on column task_sector.decision_id is 'Decision.';
comment on column task_sector.task_code is 'Task.';
comment on column task_sector.sector_code is 'Sector.';
comment on column task_sector.share is 'Share of the task, summing to 1 per task.';
comment on column task_sector.is_alternative is 'Whether the document joins it to another by "hoặc" (or).';
comment on column task_sector.evidence is 'Phrase of the task, verbatim.';

create table deliverable_family (
    family_code varchar primary key,
    name_vi varchar not null,
    name_en varchar not null,
    position smallint not null
);
comment on table deliverable_family is 'A family of deliverable types.';
comment on column deliverable_family.family_code is 'Code.';
comment on column deliverable_family.name_vi is 'Vietnamese name.';
comment on column deliverable_family.name_en is 'English name.';
comment on column deliverable_family.position is 'Order on screen, from 1.';

create table deliverable_type (
    type_code varchar primary key,
    family_code varchar not null references deliverable_family (family_code),
    name_vi varchar not null,
    name_en varchar not null,
    position smallint not null
);
comment on table deliverable_type is 'A type of promised product.';
comment on column deliverable_type.type_code is 'Code.';
comment on column deliverable_type.family_code is 'Family.';
comment on column deliverable_type.name_vi is 'Vietnamese name.';
comment on column deliverable_type.name_en is 'English name.';
comment on column deliverable_type.position is 'Order on screen, from 1.';

create table deliverable (
    decision_id varchar not null,
    task_code varchar not null,
    product_position smallint not null,
    position smallint not null,
    type_code varchar not null references deliverable_type (type_code),
    quantity integer check (quantity > 0),
    unit varchar,
    evidence varchar not null,
    primary key (decision_id, task_code, product_position, position),
    foreign key (decision_id, task_code) references task (decision_id, task_code)
);
comment on table deliverable is 'A promised product; one bullet can promise several.';
comment on column deliverable.decision_id is 'Decision.';
comment on column deliverable.task_code is 'Task.';
comment on column deliverable.product_position is 'Product bullet that promises it.';
comment on column deliverable.position is 'Place within that bullet, from 1.';
comment on column deliverable.type_code is 'Type.';
comment on column deliverable.quantity is 'Stated number; null where the text states none, never an implied 1.';
comment on column deliverable.unit is 'Counting word of the text.';
comment on column deliverable.evidence is 'Phrase of the bullet, verbatim.';

create table communication_output (
    decision_id varchar not null,
    task_code varchar not null,
    product_position smallint not null,
    position smallint not null,
    channel varchar not null,
    medium varchar not null check (medium in ('web', 'print', 'radio', 'tv', 'video', 'event')),
    type_code varchar not null references deliverable_type (type_code),
    quantity integer check (quantity > 0),
    minutes_min smallint check (minutes_min > 0),
    minutes_max smallint check (minutes_max >= minutes_min),
    evidence varchar not null,
    primary key (decision_id, task_code, product_position, position),
    foreign key (decision_id, task_code) references task (decision_id, task_code)
);
comment on table communication_output is 'A promised publication, broadcast or public event.';
comment on column communication_output.decision_id is 'Decision.';
comment on column communication_output.task_code is 'Task.';
comment on column communication_output.product_position is 'Product bullet that promises it.';
comment on column communication_output.position is 'Place within that bullet, from 1.';
comment on column communication_output.channel is 'Code of the channel.';
comment on column communication_output.medium is 'web, print, radio, tv, video or event.';
comment on column communication_output.type_code is 'Deliverable type.';
comment on column communication_output.quantity is 'Stated number; null where none is stated.';
comment on column communication_output.minutes_min is 'Stated length per item in minutes, at least.';
comment on column communication_output.minutes_max is 'Stated length per item in minutes, at most.';
comment on column communication_output.evidence is 'Phrase of the bullet, verbatim.';

create table medium (
    medium varchar primary key,
    name_vi varchar not null,
    name_en varchar not null,
    position smallint not null
);
comment on table medium is 'A kind of publication or broadcast.';
comment on column medium.medium is 'Code.';
comment on column medium.name_vi is 'Vietnamese name.';
comment on column medium.name_en is 'English name.';
comment on column medium.position is 'Order on screen, from 1.';

create table channel (
    channel varchar primary key,
    name_vi varchar not null,
    name_en varchar not null
);
comment on table channel is 'A channel of publication: a paper, a station, a site, or a generic one.';
comment on column channel.channel is 'Code.';
comment on column channel.name_vi is 'Vietnamese name.';
comment on column channel.name_en is 'English name.';

create table decided (
    decision_id varchar not null,
    kind varchar not null check (kind in ('sector', 'deliverable', 'communication')),
    position smallint not null,
    task_code varchar not null,
    product_position smallint,
    code varchar,
    rule varchar not null,
    term varchar,
    evidence varchar not null,
    overridden boolean not null,
    reason_vi varchar not null,
    reason_en varchar not null,
    primary key (decision_id, kind, position),
    foreign key (decision_id, task_code) references task (decision_id, task_code)
);
comment on table decided is 'How a row of the classification came about.';
comment on column decided.decision_id is 'Decision.';
comment on column decided.kind is 'sector, deliverable or communication.';
comment on column decided.position is 'Order within the kind, from 1.';
comment on column decided.task_code is 'Task.';
comment on column decided.product_position is 'Product bullet; null for a sector.';
comment on column decided.code is 'Sector or type; null where the text promises nothing further.';
comment on column decided.rule is 'Rule that decided.';
comment on column decided.term is 'Words of the lexicon that matched; null where none did.';
comment on column decided.evidence is 'Phrase of the task, verbatim.';
comment on column decided.overridden is 'Whether a person''s review decided.';
comment on column decided.reason_vi is 'Reason in Vietnamese.';
comment on column decided.reason_en is 'Reason in English.';

create table correction (
    decision_id varchar not null references decision (decision_id),
    place varchar not null,
    verbatim varchar not null,
    reading varchar not null,
    reason_vi varchar not null,
    reason_en varchar not null
);
comment on table correction is 'A reading that a person accepted where the document is evidently mistyped.';
comment on column correction.decision_id is 'Decision.';
comment on column correction.place is 'Where: VI, IV.1 title, III.4 product 2.';
comment on column correction.verbatim is 'As printed.';
comment on column correction.reading is 'As it is meant.';
comment on column correction.reason_vi is 'Reason in Vietnamese.';
comment on column correction.reason_en is 'Reason in English.';

create table overlap (
    decision_id varchar not null,
    first_task_code varchar not null,
    second_task_code varchar not null,
    kind varchar not null check (kind in ('duplicate', 'template')),
    score double not null check (score between 0 and 1),
    first_budget decimal(18, 6),
    second_budget decimal(18, 6),
    shared struct(field varchar, "first" varchar, "second" varchar, score double)[] not null,
    primary key (decision_id, first_task_code, second_task_code)
);
comment on table overlap is 'Two tasks of much the same text.';
comment on column overlap.decision_id is 'Decision.';
comment on column overlap.first_task_code is 'The earlier task.';
comment on column overlap.second_task_code is 'The later task.';
comment on column overlap.kind is 'duplicate: the same of the same object; template: the same of another object.';
comment on column overlap.score is 'Share of their text that both have, from 0 to 1.';
comment on column overlap.first_budget is 'Budget of the earlier, million VND.';
comment on column overlap.second_budget is 'Budget of the later, million VND.';
comment on column overlap.shared is 'Passages side by side with their likeness.';

create table finding (
    decision_id varchar not null references decision (decision_id),
    position smallint not null,
    rule_code varchar not null,
    family_code varchar not null,
    severity varchar not null check (severity in ('error', 'warning', 'note')),
    section_code varchar,
    task_code varchar,
    message_vi varchar not null,
    message_en varchar not null,
    evidence varchar[] not null,
    lines integer[] not null,
    related_task_codes varchar[] not null,
    source_line integer not null,
    primary key (decision_id, position)
);
comment on table finding is 'Something a careful reader would question.';
comment on column finding.decision_id is 'Decision.';
comment on column finding.position is 'Order of the findings, from 1.';
comment on column finding.rule_code is 'Check that found it.';
comment on column finding.family_code is 'Family of the check.';
comment on column finding.severity is 'error, warning or note.';
comment on column finding.section_code is 'Section it touches; null for the whole list.';
comment on column finding.task_code is 'Task it touches; null for a section or the whole list.';
comment on column finding.message_vi is 'The finding in Vietnamese.';
comment on column finding.message_en is 'The finding in English.';
comment on column finding.evidence is 'Quotes, verbatim.';
comment on column finding.lines is 'Line of each quote.';
comment on column finding.related_task_codes is 'Tasks it touches.';
comment on column finding.source_line is 'Line it stands on.';

create table store_state (fingerprint varchar not null);
comment on table store_state is 'What the store was built from.';
comment on column store_state.fingerprint is 'SHA-256 over the sources; another value means the store is out of date.';

-- The tasks that the filters leave. A null filter lets everything through; every word must occur in the task's text. With
-- `certain`, the filter by sector finds no task that joins the sector to another by "hoặc" (or); by itself it takes none away.
create macro selected_task(of_decision, sections, sectors, types, budget_min, budget_max, words, certain) as table
    select task.*
    from task
    where task.decision_id = of_decision
        and (sections is null or list_contains(sections, task.section_code))
        and (sectors is null or exists (
            from task_sector
            where task_sector.decision_id = task.decision_id
                and task_sector.task_code = task.task_code
                and list_contains(sectors, task_sector.sector_code)
                and not (certain and task_sector.is_alternative)
        ))
        and (types is null or exists (
            from deliverable
            where deliverable.decision_id = task.decision_id
                and deliverable.task_code = task.task_code
                and list_contains(types, deliverable.type_code)
        ))
        and (budget_min is null or task.budget >= budget_min)
        and (budget_max is null or task.budget <= budget_max)
        and (words is null or list_bool_and(list_transform(words, lambda word: contains(task.search_text, word))));

-- The findings about the whole list, and those that touch a task or section that the filters leave. `place` is the task,
-- else the section, else 'list'; `finding_code` names a finding by rule and place, whatever the filters.
create macro selected_finding(of_decision, sections, sectors, types, budget_min, budget_max, words, certain) as table
    with selected as (
        from selected_task(of_decision, sections, sectors, types, budget_min, budget_max, words, certain)
    ),
    placed as (
        select *, coalesce(task_code, section_code, 'list') as place
        from finding
        where decision_id = of_decision
    ),
    numbered as (
        select *, row_number() over (partition by rule_code, place order by position) as number
        from placed
    )
    select
        * exclude (number),
        concat_ws('-', rule_code, place, case when number > 1 then number end) as finding_code
    from numbered
    where case
        when len(related_task_codes) > 0
            then list_has_any(related_task_codes, (select list(task_code) from selected))
        when section_code is not null then section_code in (select section_code from selected)
        else true
    end;

-- Titles of sections and tasks as they are meant: every accepted reading put in the place of what is printed.
create view title_reading as
with titled as (
    select decision_id, section_code as code, title from section
    union all
    select decision_id, task_code, title from task
),
corrected as (
    select
        decision_id,
        split_part(place, ' ', 1) as code,
        list({'printed': verbatim, 'meant': reading}) as corrections
    from correction
    where place not like '% %' or place like '% title'
    group by all
)
select
    decision_id,
    code,
    list_reduce(
        corrections,
        lambda text, correction: {'printed': replace(text.printed, correction.printed, correction.meant), 'meant': ''},
        {'printed': title, 'meant': ''}
    ).printed as reading
from corrected
join titled using (decision_id, code);
comment on view title_reading is 'The title of a section or task as it is meant, where a reading was accepted.';
comment on column title_reading.decision_id is 'Decision.';
comment on column title_reading.code is 'Section or task.';
comment on column title_reading.reading is 'The title with every accepted reading in the place of what is printed.';

-- The sectors of the tasks that the filters leave, one row per task and sector; amounts in million VND, of the task row.
-- Where a task joins sectors by "hoặc" (or), amount_low holds none of it, amount_high all that is open between them,
-- amount_even an even split. Open readings are there with `certain` too: what they have in common is certain.
create macro sector_reading(of_decision, sections, sectors, types, budget_min, budget_max, words, certain) as table
    select
        selected.task_code,
        selected.section_code,
        selected.short_vi as task_short_vi,
        selected.short_en as task_short_en,
        selected.source_line,
        selected.budget,
        sector.*,
        sector.sector_code not in ('cross_sector', 'administration') as is_industry,
        task_sector.is_alternative,
        selected.budget * task_sector.share as amount_even,
        if(task_sector.is_alternative, 0, amount_even) as amount_low,
        if(
            task_sector.is_alternative,
            sum(amount_even) over (partition by selected.task_code, task_sector.is_alternative),
            amount_even
        ) as amount_high
    from selected_task(of_decision, sections, sectors, types, budget_min, budget_max, words, certain) as selected
    join task_sector
        on task_sector.decision_id = selected.decision_id
        and task_sector.task_code = selected.task_code
    join sector on sector.sector_code = task_sector.sector_code;

-- Those of the sectors that count: with `certain`, none that the document joins to another.
create macro selected_sector(of_decision, sections, sectors, types, budget_min, budget_max, words, certain) as table
    from sector_reading(of_decision, sections, sectors, types, budget_min, budget_max, words, certain)
    where not (certain and is_alternative);

-- The tasks that `certain` takes out of what counts, in the order of the document; none without it.
create macro left_out_tasks(of_decision, sections, sectors, types, budget_min, budget_max, words, certain) as (
    select coalesce(list(task_code order by source_line), [])
    from (
        select distinct task_code, source_line
        from sector_reading(of_decision, sections, sectors, types, budget_min, budget_max, words, certain)
        where certain and is_alternative
    )
);
