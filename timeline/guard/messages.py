"""What a page may say to Streamlit (1.67) by its socket, and how a run is heard to end."""

from google.protobuf.message import DecodeError
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

# Others act on everybody (clear_cache, set_run_on_save, load_git_info), or are for what no page
# of ours has: uploads, downloads that are made late.
OWN = {"rerun_script", "stop_script", "app_heartbeat"}
RUN = "rerun_script"
LONGEST_END = 256  # bytes of the message that a run has ended; others need not be read


def kind_of(frame: bytes) -> str | None:
    """What a frame asks for; None where it is none of Streamlit's."""
    try:
        return BackMsg.FromString(frame).WhichOneof("type") or ""
    except DecodeError:
        return None


def is_end(frame: bytes) -> bool:
    if len(frame) > LONGEST_END:
        return False
    try:
        return ForwardMsg.FromString(frame).WhichOneof("type") == "script_finished"
    except DecodeError:
        return False
