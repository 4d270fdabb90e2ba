{{- /* What ServiceMonitor and PodMonitor have in common. */}}
{{- define "ringcentral-okta-operator.endpoint" -}}
port: management
path: /metrics
{{- with .scheme }}
scheme: {{ . }}
{{- end }}
{{- with .tlsConfig }}
tlsConfig:
  {{- toYaml . | nindent 2 }}
{{- end }}
interval: {{ .interval }}
{{- with .scrapeTimeout }}
scrapeTimeout: {{ . }}
{{- end }}
# The operator's own label `namespace` is that of a manifest; the pod's must not push it aside.
honorLabels: true
{{- with .relabelings }}
relabelings:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .metricRelabelings }}
metricRelabelings:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{- /* What the Prometheus Operator calls the scraped release; empty where the chart does not have it scraped. */}}
{{- define "ringcentral-okta-operator.job" -}}
{{- if .Values.serviceMonitor.enabled -}}
, job="{{ include "ringcentral-okta-operator.serviceName" (list . "metrics") }}"
{{- else if .Values.podMonitor.enabled -}}
, job="{{ .Values.podMonitor.namespace | default .Release.Namespace }}/{{ include "ringcentral-okta-operator.fullname" . }}"
{{- end }}
{{- end }}
