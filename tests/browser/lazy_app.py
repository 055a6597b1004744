"""The app, which makes a page when it is asked for: all of them ahead take 20 s of a core."""

import streamlit as st

import app as own

own.FIRST_COMES_S = 86_400

app = st.App(own.FRAME, routes=own.ROUTES, lifespan=own.ready, middleware=own.MIDDLEWARE)
