package com.acme.odd.event;

import com.acme.odd.task.Guid;
import java.io.Serializable;
import java.util.UUID;

public class Event implements Serializable {
    UUID id;
    Guid guid;
    Event event;
}
