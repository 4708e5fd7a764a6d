"""What the training of the run took, as a bill, with its energy estimated from the watts that the reader assumes."""

import streamlit as st

from core.results.compute import LITRE_TO_THE_BOIL_KWH, footprint
from pages.shared.loading import caches
from pages.shared.text import prose, tables

WATTS = (20, 65, 200, 500)
GPT3_KWH = 1_287_000  # Patterson et al. 2021


def took() -> None:
    log = caches.training_log()
    if log is None:
        prose.show("data", "took_missing")
        return
    bill = footprint(caches.run_config(), log)
    prose.show("data", "took")
    watts = st.select_slider(
        "Assume that the machine drew so many watts (the charger of your own says how many it can give)",
        WATTS,
        value=65,
        format_func=lambda value: f"{value} watts",
        key="data.watts",
        persist_state="session",
    )
    energy = bill.kilowatt_hours(watts)
    tables.show(
        {
            "What": ["Tokens read, repeats counted", "Time", "Processor time", "Calculations", "Energy"],
            "How much": [
                f"{bill.tokens / 1e6:.1f} million",
                duration(bill.seconds),
                f"{bill.processor_hours:.1f} hours",
                f"about {round(bill.operations / 1e12):,},000 billion",
                kilowatt_hours(energy),
            ],
            "How it is known": [
                "counted",
                f"at the usual speed, {log.tokens_per_second:,} tokens a second",
                f"cores kept busy: {bill.cores}",
                "from the model's shape",
                f"estimate: {watts} watts all the time",
            ],
        }
    )
    prose.show(
        "data",
        "took_result",
        watts=watts,
        energy=kilowatt_hours(energy),
        litres=litres(energy / LITRE_TO_THE_BOIL_KWH),
        times=f"{GPT3_KWH / energy / 1e6:,.0f} million" if GPT3_KWH / energy >= 2e6 else f"{GPT3_KWH / energy:,.0f}",
    )


def duration(seconds: float) -> str:
    minutes = round(seconds / 60)
    return f"{minutes // 60} h {minutes % 60} min" if minutes >= 100 else f"{minutes} minutes"


def kilowatt_hours(energy: float) -> str:
    return f"{1000 * energy:.0f} watt-hours" if energy < 1 else f"{energy:.1f} kilowatt-hours"


def litres(amount: float) -> str:
    return "1 litre" if f"{amount:.1f}" == "1.0" else f"{amount:.1f} litres"
