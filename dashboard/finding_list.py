"""The findings as a list: which of them the page parameters choose, their filters, and a button that opens each."""

from __future__ import annotations

from typing import Final

import pandas as pd
import streamlit as st

from dashboard import filters, store
from dashboard.appendix.audit import RULES
from dashboard.charts import FIGURES
from dashboard.exports.findings import findings
from dashboard.figure_card import figure_rows
from dashboard.finding_marks import (
    ICONS,
    SEVERITIES,
    about_figure,
    about_task,
    can_be_touched,
    finding_rows,
    place_name,
    plain_markdown,
    severity_name,
)
from dashboard.language import Language, number, word
from dashboard.selection import Selection

FAMILIES: Final = tuple(dict.fromkeys(rule.family_code for rule in RULES.values()))
# Notes polish the text: they are shown when asked for.
TO_ANSWER: Final = ("error", "warning")
_OFFICE: Final = "application/vnd.openxmlformats-officedocument"


def _about(selection: Selection) -> str:
    """The task or the figure that the URL limits the findings to, '' where it names none that there is."""
    tasks = store.query("task_codes", decision=selection.decision)["task_code"]
    figures = (code for code, figure in FIGURES.items() if can_be_touched(figure))
    return filters.page_code("about", {*tasks, *figures})


def _candidates(selection: Selection) -> pd.DataFrame:
    """The findings of a selection, or those of them that touch the task or the figure that the URL names."""
    about = _about(selection)
    if about in FIGURES:
        return about_figure(FIGURES[about], figure_rows(about, selection), selection)
    return about_task(selection, about) if about else finding_rows(selection)


def listed_findings(selection: Selection) -> pd.DataFrame:
    """The findings of a selection that `severity`, `family` and `about` in the URL let through: by severity, then family."""
    rows = _candidates(selection)
    severities = filters.page_codes("severity", SEVERITIES) or TO_ANSWER
    families = filters.page_codes("family", FAMILIES) or FAMILIES
    order = [*SEVERITIES, *FAMILIES]
    return rows[rows["severity"].isin(severities) & rows["family_code"].isin(families)].sort_values(
        ["severity", "family_code"], key=lambda codes: codes.map(order.index), kind="stable"
    )


def finding_list(selection: Selection) -> None:
    """Draws filters, downloads, and the findings listed, grouped by severity and family."""
    language = selection.language
    if about := _about(selection):
        in_words = (
            word("audit_page.about_figure", language, figure=FIGURES[about].title(language))
            if about in FIGURES
            else word("audit_page.about_task", language, task=about)
        )
        st.button(
            in_words,
            key="about",
            icon=":material/close:",
            icon_position="right",
            help=word("audit_page.about_remove", language),
            on_click=filters.write_page_parameter,
            args=("about", ""),
        )
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="finding-filters"):
        _filters(selection)
    rows = listed_findings(selection)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="finding-downloads"):
        hint = "nothing" if rows.empty else "open_hint"
        st.caption(word(f"audit_page.{hint}", language), width="stretch")
        _downloads(selection)
    for (severity, family), group in rows.groupby(["severity", "family_code"], sort=False):
        with st.container(border=True, gap="xxsmall", key=f"findings-{severity}-{family}"):
            heading = word(f"audit.family_{family}", language)
            st.markdown(
                f"##### {severity_name(severity, language)} · {heading} · {number(len(group), language)}"
            )
            for finding in group.itertuples():
                message = plain_markdown(getattr(finding, f"message_{language}"))
                st.button(
                    f"**{place_name(finding, language)}**  {message}",
                    key=f"open-{finding.finding_code}",
                    type="tertiary",
                    icon=ICONS[severity],
                    width="stretch",
                    on_click=filters.write_page_parameter,
                    args=("finding", finding.finding_code),
                )


def _filters(selection: Selection) -> None:
    """Pills for severities and families, each with how many findings it shows beside what is chosen of the other.

    No family chosen means all.
    """
    language, rows = selection.language, _candidates(selection)
    severities, families = (
        filters.page_codes("severity", SEVERITIES) or TO_ANSWER,
        filters.page_codes("family", FAMILIES),
    )
    of_severities = rows["severity"].isin(severities)
    of_families = rows["family_code"].isin(families or FAMILIES)
    for name, codes, active, counted in (
        ("severity", SEVERITIES, severities, rows.loc[of_families, "severity"]),
        ("family", FAMILIES, families, rows.loc[of_severities, "family_code"]),
    ):
        counts = counted.value_counts()
        labels = {code: _label(name, code, int(counts.get(code, 0)), language) for code in codes}
        key = f"finding-{name}"
        st.session_state[key] = list(active)
        st.pills(
            word(f"audit_page.{name}", language),
            codes,
            selection_mode="multi",
            format_func=labels.__getitem__,
            key=key,
            on_change=_filtered,
            args=(name,),
        )


def _label(name: str, code: str, count: int, language: Language) -> str:
    if name == "family":
        return f"{word(f'audit.family_{code}', language)} ({number(count, language)})"
    return f"{ICONS[code]} {word(f'audit_page.{code}s', language)} ({number(count, language)})"


def _filtered(name: str) -> None:
    """Writes the chosen pills into the URL; what is shown anyway is left out."""
    codes = tuple(st.session_state[f"finding-{name}"])
    is_default = name == "severity" and set(codes) == set(TO_ANSWER)
    filters.write_page_parameter(name, "" if is_default else ",".join(codes))


def _downloads(selection: Selection) -> None:
    """The findings of the selection, of every severity and family, to take away."""
    language = selection.language
    for name, ending, kind, data in (
        ("excel", "xlsx", f"{_OFFICE}.spreadsheetml.sheet", lambda: findings(selection)),
        ("memo", "docx", f"{_OFFICE}.wordprocessingml.document", lambda: _memo(selection)),
    ):
        st.download_button(
            word(f"audit_page.download_{name}", language),
            data=data,
            file_name=f"findings-{language}.{ending}",
            mime=kind,
            key=f"findings-{name}",
            on_click="ignore",
            type="tertiary",
            icon=":material/download:",
        )


def _memo(selection: Selection) -> bytes:
    from dashboard.exports.memo import memo  # noqa: PLC0415 - python-docx is slow to import

    return memo(selection)
