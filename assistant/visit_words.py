"""Words for the fields of a visit, as users read them in tables and files."""

PRECISIONS = {"day": "hari", "month": "bulan", "year": "tahun"}
SIDES = {"visitor": "tamu", "host": "tuan rumah"}
FIELDS = {
    "visitors": "tamu",
    "hosts": "tuan rumah",
    "date": "tanggal",
    "form": "bentuk",
    "topics": "topik",
    "venue": "tempat",
    "people": "orang",
    "programs": "program",
    "figures": "angka",
    "outcomes": "hasil",
    "status": "status",
}
SHEET = "Kunjungan"
SHEET_OF_COLUMNS = "Penjelasan kolom"
COLUMN_HEADINGS = ("Kolom", "Isi")
