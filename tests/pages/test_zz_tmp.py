from tests.pages.test_grown_up import *
from core.results.grown_up import CALLED
def test_a():
    test = at("meaning","pair")
    next(b for b in test.get("button_group") if "grown" in str(b.options) or "Beside" in str(b.proto)) 
    import time
    test.session_state["meaning.shown_as"]="grown"; t=time.time(); test.run(); print(time.time()-t)
    t=time.time(); test.run(); print("again",time.time()-t)
    is_well(test)
    p=picture_of(test,"meaning.two_maps"); print(p["headlines"],p["sentences"], len(json.dumps(p)))
    print([m.value for m in test.markdown])
