import csv
import io
import re
import zipfile

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from assistant.page.visits.exporting import ROUTE, Exporting
from assistant.page.visits.wanted import Look, Wanted


@pytest.fixture
def client(showing, library) -> TestClient:
    application = Starlette()
    application.add_route(ROUTE, Exporting(showing, library.archive).download)
    return TestClient(application)


def test_the_file_holds_what_the_filters_show(client, showing):
    href = re.search(r'href="([^"]+\.csv[^"]*)"', showing.results(Look(Wanted(host="Kota Kediri")))[0])
    answer = client.get("/" + href[1].replace("&amp;", "&"))
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row["id"] for row in rows] == ["k1", "k2"]
    assert rows[0]["alamat_sumber"] == "https://contoh.test/alfa"
    assert answer.headers["content-disposition"] == 'attachment; filename="kunjungan.csv"'


def test_the_workbook_opens(client):
    answer = client.get("/unduh/kunjungan.xlsx")
    assert "xl/workbook.xml" in zipfile.ZipFile(io.BytesIO(answer.content)).namelist()


def test_filters_that_make_no_sense_are_one_sentence(client):
    answer = client.get("/unduh/kunjungan.csv", params={"host": "Kediri"})
    assert answer.status_code == 400
    assert answer.text == "“Kediri” dapat berarti Kabupaten Kediri atau Kota Kediri; pilih salah satu."


@pytest.mark.parametrize("path", ["/unduh/kunjungan.exe", "/unduh/kunjungan.", "/unduh/lain.csv"])
def test_there_are_no_other_files(client, path):
    assert client.get(path).status_code == 404
