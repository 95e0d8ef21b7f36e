package com.acme.odd;

import java.io.Serializable;

public abstract class Abstract implements Serializable {
}
