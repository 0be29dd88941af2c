"""The smallest app to measure against: one widget, one figure."""

import plotly.graph_objects as go
import streamlit as st

low, high = st.select_slider("Range", options=range(1, 10), value=(1, 9))
values = list(range(low, high + 1))
st.plotly_chart(go.Figure(go.Bar(x=values, y=[f"row {value}" for value in values], orientation="h")))
