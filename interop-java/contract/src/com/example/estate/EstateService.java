package com.example.estate;

/** Tells which provider ran a call, so that the choice of a consumer can be seen. */
public interface EstateService {
    String echo(String text);

    /** Returns the port of the provider. */
    String who();

    /** Returns the port of the provider after a time. */
    String sleep(int milliseconds);
}
