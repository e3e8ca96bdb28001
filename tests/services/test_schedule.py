"""What waits for its time, with the processes that a society runs."""

from __future__ import annotations

import json
import time

import pytest

pytestmark = pytest.mark.services


def test_signed_pieces_are_public_within_a_minute_and_a_changed_one_never(new_site, seeded, tmp_path):
    site = new_site(seeded).start()
    site.work("schedule", str(tmp_path / "told"))
    told = json.loads((tmp_path / "told").read_text())
    changed, *signed = told["paths"]
    before = {path: site.get(path)[0] for path in told["paths"]} if time.time() < told["moment"] else {}

    seen: dict[str, float] = {}
    while len(seen) < len(signed):
        assert time.time() < told["moment"] + 60, seen
        for path in signed:
            if path not in seen and site.get(path)[0] == 200:
                seen[path] = time.time() - told["moment"]
        time.sleep(0.5)

    assert set(before.values()) <= {404}
    assert min(seen.values()) >= 0
    assert site.get(changed)[0] == 404
    assert "换过的公告" not in site.get("/")[1]
