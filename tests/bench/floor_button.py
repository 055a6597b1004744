"""The least that answers a click: an empty Streamlit app whose button changes a text. The floor."""

import streamlit as st

if "clicks" not in st.session_state:
    st.session_state["clicks"] = 0
if st.button("Next", key="next"):
    st.session_state["clicks"] += 1
st.markdown(f"### {st.session_state['clicks']}")
