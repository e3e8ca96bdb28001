from __future__ import annotations

import pytest

from core import confined


@pytest.fixture
def program(tmp_path):
    def write(text):
        path = tmp_path / "program.py"
        path.write_text(f"import sys\n{text}\n", encoding="utf-8")
        return path

    return write


def run(path, *arguments, data=b"", seconds=5, within=20):
    return confined.run(path, *arguments, data=data, seconds=seconds, within=within)


def test_program_gets_its_words_and_the_file(program):
    path = program("sys.stdout.write(' '.join(sys.argv[1:]) + sys.stdin.read())")

    assert run(path, "a", "b", data=b"!") == b"a b!"


@pytest.mark.parametrize(
    "text",
    ["raise SystemExit(3)", "bytearray(2 * 1024**3)", "while True: pass", "import time; time.sleep(60)"],
    ids=["gives up", "memory", "computing", "waiting"],
)
def test_what_goes_beyond_is_stopped(program, text):
    with pytest.raises(confined.Failed):
        run(program(text), seconds=1, within=3)
