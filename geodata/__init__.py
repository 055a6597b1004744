"""What happened, where, when, and who says so. Knows neither Streamlit nor Plotly."""
