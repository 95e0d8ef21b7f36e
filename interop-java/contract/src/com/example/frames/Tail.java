package com.example.frames;

import java.io.Serializable;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Calendar;
import java.util.UUID;

/** Declared fields of what may only stand at the end of a graph on some lines, for references behind it go wrong. */
public class Tail implements Serializable {
    private static final long serialVersionUID = 1L;

    public UUID uuid;
    public Calendar calendar;
    public URI uri;
    public InetAddress inetAddress;
    public InetSocketAddress inetSocketAddress;
}
