package com.example.frames;

import java.util.Map;

public class GraphException extends Exception {
    private static final long serialVersionUID = 1L;

    public int code;
    public GraphNode node;
    public Map<String, Object> details;

    public GraphException(String message) {
        super(message);
    }
}
