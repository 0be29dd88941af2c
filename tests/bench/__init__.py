"""Speed, as ratios to the smallest Streamlit app: `make bench`."""
