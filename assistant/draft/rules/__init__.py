"""The rules of adaptation, in the order in which they are asked."""

from __future__ import annotations

from assistant.draft.rules import figures, form, level, places, reform, sums, verbs, years

RULES = (
    form.annex_of_parent,
    form.annex_of_draft,
    form.places_in_parent,
    form.notes,
    form.line_breaks,
    form.final_mark,
    sums.amounts,
    sums.cells,
    places.other_places,
    places.listed_places,
    level.actors,
    level.units_below,
    level.bodies,
    level.offices,
    level.superiors,
    reform.agencies,
    reform.bare_department,
    reform.districts,
    places.areas,
    places.province_named,
    places.province_alone,
    reform.district_alone,
    years.periods,
    years.anniversaries,
    years.targets,
    figures.counts,
    years.themes,
    years.moved,
    verbs.requests,
)
