"""Not a test: forks a child for each line of standard input; it removes and adds articles until it is killed.

A line is JSON: home, sources, removals, log. The child's process id is printed, then its wait status. What
the child was told is done goes to the log, one unbuffered line each.
"""

import json
import os
import sys
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from index.hash_embedding import HashEmbedder
from index.library import Library


def work(order: dict) -> None:
    log = os.open(order["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    with Library.open(Path(order["home"]), HashEmbedder(64)) as library:
        for article_id in order["removals"]:
            if library.archive.has(article_id):
                os.write(log, f"removing {article_id}\n".encode())
                library.remove(article_id)
                os.write(log, f"removed {article_id}\n".encode())
        for result in library.add(order["sources"]):
            article = library.archive.article(result.article_id)
            os.write(log, f"{result.outcome} {article.id} {article.sha256}\n".encode())
    os.write(log, b"finished\n")


def fork(order: dict) -> int:
    pid = os.fork()
    if pid:
        return pid
    try:
        work(order)
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


for line in sys.stdin:
    pid = fork(json.loads(line))
    sys.stdout.write(f"{pid}\n")
    sys.stdout.flush()
    sys.stdout.write(f"{os.waitpid(pid, 0)[1]}\n")
    sys.stdout.flush()
