package com.example.frames;

public enum Color {
    RED,
    GREEN {
        @Override
        public String label() {
            return "g";
        }
    },
    BLUE;

    public String label() {
        return name();
    }
}
