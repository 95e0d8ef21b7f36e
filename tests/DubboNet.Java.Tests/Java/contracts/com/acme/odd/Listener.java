package com.acme.odd;

public interface Listener {
    void changed(Object what);
}
