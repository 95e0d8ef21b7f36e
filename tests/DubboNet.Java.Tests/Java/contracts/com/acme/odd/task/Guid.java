package com.acme.odd.task;

import java.io.Serializable;

/** @deprecated see {@link java.util.UUID} */
@Deprecated
public class Guid implements Serializable {
    Task task;
}
