package com.acme.odd;

import java.io.Serializable;

public class Unknown implements Serializable {
}
