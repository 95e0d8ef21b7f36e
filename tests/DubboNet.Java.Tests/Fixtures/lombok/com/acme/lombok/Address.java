package com.acme.lombok;

import java.io.Serializable;
import lombok.Value;

@Value
public class Address implements Serializable {
    String street;
    Integer number;
}
