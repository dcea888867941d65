package io.github.winnow.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON as maps, lists, texts, doubles and booleans; null is NaN. */
final class JsonText {
  private JsonText() {}

  @SuppressWarnings("unchecked") // an object is expected
  static Map<String, Object> object(String text) throws IOException {
    try (JsonParser json = new JsonFactory().createParser(text)) {
      json.nextToken();
      return (Map<String, Object>) value(json);
    }
  }

  private static Object value(JsonParser json) throws IOException {
    JsonToken token = json.currentToken();
    switch (token) {
      case START_OBJECT -> {
        Map<String, Object> map = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
          String name = json.currentName();
          json.nextToken();
          map.put(name, value(json));
        }
        return map;
      }
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(json));
        }
        return list;
      }
      case VALUE_STRING -> {
        return json.getText();
      }
      case VALUE_TRUE, VALUE_FALSE -> {
        return json.getBooleanValue();
      }
      case VALUE_NULL -> {
        return Double.NaN;
      }
      default -> {
        return json.getDoubleValue();
      }
    }
  }

  @SuppressWarnings("unchecked") // an object is expected
  static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  /** A value somewhere below, by the names on the way. */
  static Object at(Object value, String... names) {
    Object here = value;
    for (String name : names) {
      Map<String, Object> map = map(here);
      if (!map.containsKey(name)) {
        throw new AssertionError("no " + name + " in " + map.keySet());
      }
      here = map.get(name);
    }
    return here;
  }

  static double number(Object value, String... names) {
    return (Double) at(value, names);
  }

  static List<?> list(Object value, String... names) {
    return (List<?>) at(value, names);
  }
}
