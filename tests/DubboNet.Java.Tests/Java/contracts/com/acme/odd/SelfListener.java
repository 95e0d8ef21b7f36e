package com.acme.odd;

public interface SelfListener {
    void changed(Listener what);
}
