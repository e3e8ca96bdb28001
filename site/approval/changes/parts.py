"""The parts of a request: one for each row that would be different."""

from __future__ import annotations

from typing import Any

# {"model": label, "pk": …, "action": …, "title": …, "before": {…}, "after": {…}, "affects": [keys]}
Part = dict[str, Any]
CREATE, CHANGE, DELETE = "create", "change", "delete"
