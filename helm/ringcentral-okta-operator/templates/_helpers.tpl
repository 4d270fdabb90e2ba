{{- define "ringcentral-okta-operator.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" }}
{{- end }}

{{- /* Names end up in labels and in Role names: 63 characters at most. */}}
{{- define "ringcentral-okta-operator.fullname" -}}
{{- $name := include "ringcentral-okta-operator.name" . }}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride | trunc 63 | trimSuffix "-" }}
{{- else if contains $name .Release.Name }}
{{- .Release.Name | trunc 63 | trimSuffix "-" }}
{{- else }}
{{- printf "%s-%s" .Release.Name $name | trunc 63 | trimSuffix "-" }}
{{- end }}
{{- end }}

{{- /* (list root suffix): a Service's name has 63 characters at most as well. */}}
{{- define "ringcentral-okta-operator.serviceName" -}}
{{- $suffix := index . 1 }}
{{- $room := sub 62 (len $suffix) | int }}
{{- printf "%s-%s" (include "ringcentral-okta-operator.fullname" (index . 0) | trunc $room | trimSuffix "-") $suffix }}
{{- end }}

{{- /* Of a Service; nothing where nothing is said. */}}
{{- define "ringcentral-okta-operator.ipFamilies" -}}
{{- $said := dict }}
{{- with .ipFamilyPolicy }}{{ $_ := set $said "ipFamilyPolicy" . }}{{ end }}
{{- with .ipFamilies }}{{ $_ := set $said "ipFamilies" . }}{{ end }}
{{- if $said }}{{ toYaml $said }}{{ end }}
{{- end }}

{{- define "ringcentral-okta-operator.serviceAccountName" -}}
{{- if .Values.serviceAccount.create }}
{{- default (include "ringcentral-okta-operator.fullname" .) .Values.serviceAccount.name }}
{{- else }}
{{- default "default" .Values.serviceAccount.name }}
{{- end }}
{{- end }}

{{- define "ringcentral-okta-operator.selectorLabels" -}}
app.kubernetes.io/name: {{ include "ringcentral-okta-operator.name" . }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end }}

{{- define "ringcentral-okta-operator.labels" -}}
{{- include "ringcentral-okta-operator.labelsWith" (list . dict) }}
{{- end }}

{{- /* (list root more): a label of the object before one of all objects, and the chart's own before both; no key twice. */}}
{{- define "ringcentral-okta-operator.labelsWith" -}}
{{- $root := index . 0 }}
{{- toYaml (merge (include "ringcentral-okta-operator.ownLabels" $root | fromYaml) (index . 1) $root.Values.commonLabels) }}
{{- end }}

{{- define "ringcentral-okta-operator.ownLabels" -}}
{{- include "ringcentral-okta-operator.selectorLabels" . }}
app.kubernetes.io/component: operator
app.kubernetes.io/part-of: ringcentral-okta
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{- end }}
