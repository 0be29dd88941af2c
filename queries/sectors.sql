-- Which sectors can a task have? One row per sector, those named by Decision 889/QĐ-TTg first.
select sector_code, name_vi, name_en, vsic, named_in_889
from sector
order by named_in_889 desc, sector_code
