package com.acme.odd;

import java.io.Serializable;

/** Has the name of a package, in another case. */
public class Task implements Serializable {
}
