package com.acme.odd;

import java.io.Serializable;

public class Größe implements Serializable {
}
