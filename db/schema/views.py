"""The views of the results file: what reads well in Datasette or with `sqlite-utils`."""

VIEWS = {
    "crew_names": """select crews.year, crews.key as crew, crews.number, crews.entrant,
  (
    select group_concat(name, ', ') from (
      select people.name from seats
      join people on people.year = seats.year and people.key = seats.person
      where seats.year = crews.year and seats.crew = crews.key
      order by seats.seat
    )
  ) as names
from crews""",
    "lists": """select placings.year, classifications.kind, classifications.category,
  classifications.stage, placings.rank, crew_names.number, crew_names.names as crew, placings.make,
  crew_names.entrant, placings.time, placings.gap, placings.line
from placings
join classifications
  on classifications.year = placings.year
  and classifications.position = placings.classification
join crew_names on crew_names.year = placings.year and crew_names.crew = placings.crew
order by placings.year, placings.classification, placings.position""",
    "stage_winners": """select year, stage, category, crew, make, time
from lists where kind = 'stage' and rank = 1""",
    "general_by_stage": """select year, category, stage, rank, crew, make, time, gap
from lists where kind = 'general'""",
    "final_standings": """select year, category, rank, number, crew, make, entrant, time, gap
from lists where kind = 'final'""",
    "route": """select year, date, number as stage, start, finish, km, loop from stages
union all
select year, date, null, start, finish, null, null from rest_days
order by 1, 2, 3""",
    "disagreements": """select findings.year, findings.severity, findings.checked, findings.kind,
  findings.category, findings.stage, crew_names.names as crew, findings.printed, findings.other,
  findings.favours, findings.lines, remarks.text as remark
from findings
left join crew_names on crew_names.year = findings.year and crew_names.crew = findings.crew
left join remarks on remarks.year = findings.year and remarks.position = findings.remark
order by findings.year, findings.position""",
}
