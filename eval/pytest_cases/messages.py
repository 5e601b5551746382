"""Indonesian sentences of the pytest plugin."""

GROUP = "Rujukan: kasus evaluasi (.toml) sebagai tes"
HELP_HOME = "Folder arsip yang diuji; tanpa ini arsip yang berlaku atau, bila belum ada, arsip bawaan."
HELP_FAST = "Tanpa model pembaca: lebih cepat, tetapi bacaan kurang teliti."
HELP_SPLIT = "Bagian kasus yang dijalankan: dev, check, atau all (bawaan)."

MARKER = "{name}: kasus Rujukan dengan {key} = {value}"
CASE = "kasus {id}"

NO_ARCHIVE = "Folder {home} tidak berisi arsip Rujukan; periksa --rujukan-home atau isi dengan `rujukan add`."
ARCHIVE_EMPTY = "Arsip di {home} masih kosong; isi dahulu dengan `rujukan add --home {home}`, lalu ulangi."
WITH_ARCHIVE = "Rujukan: kasus diuji pada arsip di {home}."
PREPARING = (
    "Rujukan: arsip bawaan disiapkan di folder sementara (paling lama sekitar satu menit, sekali setiap kali pytest "
    "dijalankan); lebih cepat dengan --rujukan-home FOLDER."
)

WHY_CASE_WRONG = "kasus tidak cocok dengan arsip"
