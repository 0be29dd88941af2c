"""The appendix: read, classified, checked and loaded. Plain Python, no Streamlit."""
