"""Words that users read in files of exported visits."""

PRECISIONS = {"day": "hari", "month": "bulan", "year": "tahun"}
SIDES = {"visitor": "tamu", "host": "tuan rumah"}
SHEET = "Kunjungan"
SHEET_OF_COLUMNS = "Penjelasan kolom"
COLUMN_HEADINGS = ("Kolom", "Isi")
