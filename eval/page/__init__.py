"""The tab *Evaluasi* of the page: runs with their reports, and drafts of cases from readers' feedback."""
