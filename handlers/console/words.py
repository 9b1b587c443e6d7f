"""Which text names a state, a reason, a tab, a role."""

from collections.abc import Mapping

from bot.conversation.values.situation import CaseStatus, OwnerKind
from bot.messages import Channel
from bot.people import Role
from bot.services.cases.caseviews import Tab

TABS: Mapping[str, str] = {
    Tab.MINE: "console.tab_mine",
    Tab.FREE: "console.tab_free",
    Tab.WAITING: "console.tab_waiting",
    Tab.OVERDUE: "console.tab_overdue",
    Tab.ALL: "console.tab_all",
}
STATUSES: Mapping[str, str] = {
    CaseStatus.NEW: "console.status_new",
    CaseStatus.IN_PROGRESS: "console.status_in_progress",
    CaseStatus.WAITING_CITIZEN: "console.status_waiting_citizen",
    CaseStatus.RESOLVED: "console.status_resolved",
}
REASONS: Mapping[str, str] = {
    "application": "console.reason_application",
    "asked": "console.reason_asked",
    "unknown": "console.reason_unknown",
    "care": "console.reason_care",
    "scam": "console.reason_scam",
    "failed": "console.reason_failed",
    "form": "console.reason_form",
}
CHANNELS: Mapping[str, str] = {
    Channel.TELEGRAM: "console.channel_telegram",
    Channel.BROWSER: "console.channel_browser",
}
OWNERS: Mapping[str, str] = {
    OwnerKind.BOT: "console.owner_bot",
    OwnerKind.WAITING: "console.owner_waiting",
    OwnerKind.PERSON: "console.owner_person",
}
DELIVERIES: Mapping[str, str] = {
    "ready": "console.delivery_ready",
    "sending": "console.delivery_sending",
    "unknown": "console.delivery_unknown",
    "sent": "console.delivery_sent",
    "failed": "console.delivery_failed",
    "cancelled": "console.delivery_cancelled",
}
FILES: Mapping[str, str] = {
    "pending": "console.file_pending",
    "kept": "console.file_kept",
    "refused": "console.file_refused",
}
ROLES: Mapping[Role, str] = {
    Role.CASEWORKER: "console.role_caseworker",
    Role.SENIOR: "console.role_senior",
    Role.AUDITOR: "console.role_auditor",
    Role.ADMIN: "console.role_admin",
}
_VERIFY = ("console.duty_journal", "python -m bot journal verify")
DUTIES: Mapping[Role, tuple[tuple[str, str], ...]] = {  # of the roles that see no case
    Role.AUDITOR: (_VERIFY,),
    Role.ADMIN: (
        ("console.duty_staff", "python -m bot user add"),
        _VERIFY,
        ("console.duty_all", "python -m bot --help"),
    ),
}
WORDS: Mapping[str, Mapping[str, str]] = {
    "tab": TABS,
    "status": STATUSES,
    "reason": REASONS,
    "channel": CHANNELS,
    "owner": OWNERS,
    "delivery": DELIVERIES,
    "file": FILES,
}
