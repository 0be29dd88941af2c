-- Which types of deliverable are there? One row per type, in the order of the screen.
select type_code, family_code, name_vi, name_en
from deliverable_type
order by position
