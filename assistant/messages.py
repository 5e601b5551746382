"""Every Indonesian sentence that the assistant says of itself."""

from assistant.answer import Reason

ABSTENTIONS: dict[Reason, str] = {
    Reason.NOTHING_FOUND: "Arsip tidak memuat jawaban atas pertanyaan ini.",
    Reason.OTHER_REGION: "Arsip tidak memuat keterangan ini untuk daerah yang ditanyakan.",
    Reason.OTHER_YEAR: "Arsip tidak memuat keterangan ini untuk waktu yang ditanyakan.",
    Reason.DISAGREE: "Sumber-sumber dalam arsip tidak sepakat tentang hal ini.",
    Reason.OUT_OF_SCOPE: "Pertanyaan ini di luar isi arsip, yang hanya memuat berita kunjungan antardaerah.",
}
