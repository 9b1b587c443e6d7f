"""/healthz and /metrics: whether the house lives, and how much waits in it. Counts only."""

from dataclasses import asdict

import structlog
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Gauge, generate_latest
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from handlers.web.hall import Hall

UNWELL = 503


def routes(hall: Hall) -> list[BaseRoute]:
    async def healthz(_request: Request) -> Response:
        try:
            beat = await hall.house.pulse.read()
        except Exception as error:  # noqa: BLE001  whatever it is, we are not well
            structlog.get_logger().error("health_failed", exc_info=error)
            return JSONResponse({"status": "unwell"}, status_code=UNWELL)
        return JSONResponse({"status": "ok"} | asdict(beat))

    async def metrics(_request: Request) -> Response:
        registry = CollectorRegistry()
        for name, count in asdict(await hall.house.pulse.read()).items():
            Gauge(f"opora_{name}", name.replace("_", " "), registry=registry).set(count)
        return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)

    return [Route("/healthz", healthz), Route("/metrics", metrics)]
