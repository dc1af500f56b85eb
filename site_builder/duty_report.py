"""What is due, for people, programs and calendars."""

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from itertools import groupby

from icalendar import Calendar, Event

from site_builder.duty import Duty


def duty_text(duties: Sequence[Duty], today: date) -> str:
    """Give the duties under their organisations, the most urgent first."""
    if not duties:
        return "没有到期的事项"
    parts = []
    for organisation, group in groupby(duties, key=lambda duty: duty.organisation):
        lines = [organisation]
        for duty in group:
            begin = f"（{duty.begin} 起）" if duty.begin else ""
            lines.append(f"  {duty.day}  {_left(duty, today)}  {duty.kind}{begin}  {duty.title}")
            lines.append(f"      {duty.path}  {duty.doing}")
        parts.append("\n".join(lines))
    overdue = sum(duty.day < today for duty in duties)
    return "\n\n".join([*parts, f"共 {len(duties)} 项，其中 {overdue} 项已经过期"])


def duty_json(duties: Sequence[Duty], today: date) -> str:
    """Give the duties as JSON; `days_left` counts calendar days, less than zero where overdue."""
    said = {
        "version": 1,
        "day": today.isoformat(),
        "duties": [
            {
                "organisation": duty.organisation,
                "begin": duty.begin.isoformat() if duty.begin else None,
                "day": duty.day.isoformat(),
                "days_left": duty.days_left(today),
                "kind": duty.kind.value,
                "title": duty.title,
                "path": duty.path,
                "doing": duty.doing,
            }
            for duty in duties
        ],
    }
    return json.dumps(said, ensure_ascii=False, indent=1)


def duty_calendar(duties: Sequence[Duty], today: date, domain: str) -> str:
    """Give the duties as an iCalendar (RFC 5545); overdue stands on today, what has a first day on it."""
    calendar = Calendar()
    calendar.add("prodid", f"-//site_builder//{domain}//ZH")
    calendar.add("version", "2.0")
    stamp = datetime(today.year, today.month, today.day, tzinfo=UTC)
    for duty in duties:
        event = Event()
        mark = "【已过期】" if duty.day < today else ""
        event.add("uid", f"{_uid(duty)}@{domain}")
        event.add("dtstamp", stamp)
        event.add("dtstart", max(duty.begin or duty.day, today))
        event.add("summary", f"{mark}{duty.kind}：{duty.title}")
        event.add("description", f"{duty.organisation}\n{duty.path}\n期限：{duty.day}\n{duty.doing}")
        event.add("categories", [duty.organisation])
        calendar.add_component(event)
    text: bytes = calendar.to_ical()
    return text.decode()


def _left(duty: Duty, today: date) -> str:
    left = duty.days_left(today)
    if left == 0:
        return "就是今天"
    return f"还有 {left} 天" if left > 0 else f"已过期 {-left} 天"


def _uid(duty: Duty) -> str:
    return hashlib.sha256(f"{duty.kind} {duty.path} {duty.day}".encode()).hexdigest()[:32]
