"""A courier with a pocket instead of a network: it keeps what it was given."""

from bot.services.sending.parcels import Parcel, Sent


class PocketCourier:
    """`outcomes` are raised in turn by the first sends; None means that it went well."""

    def __init__(self, *outcomes: Exception | None) -> None:
        self.outcomes = list(outcomes)
        self.sent: list[Parcel] = []
        self.tried: list[Parcel] = []

    async def send(self, parcel: Parcel) -> Sent:
        self.tried.append(parcel)
        outcome = self.outcomes.pop(0) if self.outcomes else None
        if outcome is not None:
            raise outcome
        self.sent.append(parcel)
        return Sent(external_ids=(str(len(self.sent)),))

    @property
    def texts(self) -> list[str]:
        return [parcel.content.text for parcel in self.sent]
