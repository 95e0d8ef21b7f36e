package com.example.frames;

/** What a newer consumer may believe FrameService to be: no provider has this method. */
public interface FrameServiceWithMore extends FrameService {
    String more(String s);
}
