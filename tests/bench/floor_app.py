"""The least that shows a map: an empty Streamlit app with one default chart. The floor."""

import plotly.graph_objects as go
import streamlit as st

st.plotly_chart(go.Figure(go.Scatter(x=[1, 2], y=[1, 2])))
