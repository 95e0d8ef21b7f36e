package com.acme.modern;

public enum Mode {
    SLOW,
    FAST {
        @Override
        public boolean isFast() {
            return true;
        }
    };

    public boolean isFast() {
        return false;
    }
}
