package com.example.frames;

import java.net.ProtocolException;

/** Handlers that misbehave, each as it is told, and what the rest of their provider does meanwhile. */
public interface HandlerService {
    Object behave(String how) throws FrameException, ProtocolException;

    int count(String how);

    /** The address of the caller, which is another one on another connection. */
    String peer();

    /** How many calls hold their threads. */
    int blocked();

    /** Lets them end. */
    void release();
}
