package com.example.frames;

public class FrameException extends Exception {
    private static final long serialVersionUID = 1L;

    public final int code;
    public final Person who;

    public FrameException(String message, int code, Person who) {
        super(message);
        this.code = code;
        this.who = who;
    }
}
